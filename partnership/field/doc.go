// Package field says what is wrong in a value, where, and by which rule; and it
// reads records strictly. Every package of this module reports faults with it.
//
// # Paths
//
// An [Error] has the path of a value in the names of its JSON form:
// "members[1].org". [At] puts a path in front of an error, [Each] one for each entry
// of a list, and [Prefix] words in front of what it says. [Errors] lists the errors in an
// error with their full paths, [All] yields them one by one, and errors.As finds the first.
// No path is lost where a caller joins errors or wraps them with %w. [Error.Pointer] gives
// the path as a JSON Pointer, and [Words] says in words what a pointer leads to.
//
// # Spreadsheets
//
// [DecodeCSV] reads a list of records from a spreadsheet that was saved as CSV, and each error
// says in which row and column of it. [ReadCSV] and [ReadRows] read one whose headings are not
// the keys of a record. A row that is wrong loses no other.
//
// # Rules and codes
//
// An error about a value wraps one of these, for errors.Is. The code is what
// [Error.Code] and the JSON form of an Error have:
//
//   - ErrRequired, "required": what must be there is not set
//   - ErrInvalid, "invalid": not what its type or its field allows
//   - ErrDuplicate, "duplicate": what must be unique occurs twice
//   - ErrNotFound, "not-found": a reference names nothing that is there
//   - ErrOrder, "order": one value comes before another that it must follow
//   - ErrOverlap, "overlap": two terms share a day and must not
//   - ErrRange, "range": outside what can be answered or held
//   - ErrSum, "sum": parts do not add up to their whole
//
// [Codes] lists them as a table. [Error.Mismatch] returns what was found and what was
// wanted, if an error says so. [ProblemOf] returns an error as a service sends it to a
// program: problem details by RFC 9457, with a pointer, a code, what was found and what
// was wanted for each fault.
//
// # Texts
//
// Every package checks its texts with the functions here:
//
//   - a name or title that must be set: [Required], [CheckName]
//   - a name that need not be set: [OptionalName]
//   - a longer text, with line breaks: [RequiredNote], [OptionalNote], [CheckText],
//     [CheckNote]
//   - an id: [CheckID], [OptionalID]
//   - a category: [OneOf], [CheckOneOf], [OptionalOneOf]
//   - a category of a body's own, with a prefix that says whose it is: [IsOwn], [OwnTitle]
//
// # Limits
//
// An error shows at most 60 characters of what was found ([Quote]), and at most 200 of an
// error that comes from a type of another module. The text of many errors shows the first
// MaxErrors, then how many more there are; Errors and All have them all. Each checks no
// further entries after MaxErrors errors, and says so. Unique gives up to MaxErrors
// duplicates, then how many more there are.
//
// [Decode] takes documents in which objects and lists are nested up to MaxDepth deep,
// with up to MaxEntries entries of lists in all. It stops after MaxErrors errors. In a
// document of less than 40 kB it stops sooner: after one error for every 40 bytes, but
// never before 50 errors.
//
// Refusing a document takes time and memory in proportion to its size. Most documents of
// 1 kB or more take less than 20 bytes of memory for each byte of theirs, the text of the
// error included. A document takes more if short entries fill large records, and nothing
// shows that these are bad until all is read: 30 bytes for each byte of amendments that
// have only a day, and 40 of bases within bases, up to 3 kB. A document of 500 bytes takes
// up to 100 kB, because its first 50 errors are reported however much memory their records
// take. A document may be of any size: limit that where it is received.
//
// An id has at most MaxID characters, a name MaxName and a note MaxNote. None may have
// characters that cannot be seen ([IsHidden]), with two exceptions: joiners in scripts
// that are written with them; and line breaks, tabs and the variation selectors of emoji
// in a note.
package field
