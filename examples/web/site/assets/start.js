// Starts the program of the page, or says why it cannot be started.
'use strict';
(async () => {
  const say = (text) => { document.getElementById('loading').textContent = text; };
  if (typeof WebAssembly !== 'object') {
    say('This page needs a browser with WebAssembly, such as one of the last five years.');
    return;
  }
  try {
    const go = new Go();
    const loaded = await WebAssembly.instantiateStreaming(fetch('page.wasm'), go.importObject);
    await go.run(loaded.instance);
    say('The page has stopped. Load it again to go on. What was not saved is lost.');
    document.getElementById('loading').hidden = false;
  } catch (error) {
    say('The page could not be started: ' + error + '. Load it again, or try another browser.');
  }
})();
