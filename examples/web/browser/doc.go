// Package browser holds the tests of examples/web in a real browser. It is a module of its
// own because they need chromedp, which the library does not.
//
//	cd examples/web/browser && go test -v .
//
// They need Chromium. Where there is none they are left out, unless WEB_BROWSER=required is
// set. WEB_BROWSER=/path/to/chromium names another one, and WEB_SCREENSHOTS=folder keeps
// pictures of the page.
package browser
