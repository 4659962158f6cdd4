-- Days and years are texts as the library writes them, 2026-04-01 and 2026/27: they stand in
-- order of time. Documents are texts too, so that they come back as they were written.

-- A partnership as it was known from a day on. Two clerks who change the same version cannot
-- both store the next.
create table partnership (
  id       text    not null,
  version  integer not null check (version >= 1),
  name     text    not null,
  recorded text    not null,
  format   integer not null,
  document text    not null,
  primary key (id, version)
);

-- The steps of a journal. Each but the first follows one that is there: there are no gaps. A
-- journal may begin before the partnership is complete enough to be stored. In a
-- correction that takes an event back nothing happens, on no day.
create table event (
  partnership text    not null,
  number      integer not null check (number >= 1),
  follows     integer check (follows = number - 1),
  kind        text,
  happens     text,
  recorded    text    not null,
  format      integer not null,
  document    text    not null,
  primary key (partnership, number),
  foreign key (partnership, follows) references event (partnership, number),
  check (number = 1 or follows is not null)
);

-- Risk registers by quarter; member is '' for that of the partnership.
create table register (
  partnership text    not null,
  member      text    not null,
  year        text    not null,
  quarter     integer not null check (quarter between 1 and 4),
  as_of       text    not null,
  format      integer not null,
  document    text    not null,
  primary key (partnership, member, year, quarter)
);
