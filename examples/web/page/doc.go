// Page is the part of examples/web that runs in the browser: it joins the form of
// examples/web/form to the elements of the page. It is compiled for js/wasm, and the
// program of examples/web does that by itself.
package main
