package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/examples/web/site"
)

// What all tests use: the page, compiled once, and one browser, in which each test has a
// tab of its own.
var (
	built    site.Site
	chromium context.Context
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

// run compiles the page, starts the browser and runs the tests. Without a browser it leaves
// both to the tests to say.
func run(m *testing.M) int {
	program := find()
	if program == "" {
		return m.Run()
	}
	var err error
	if built, err = site.Build(context.Background(), filepath.Join("..", "..", "..")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	profile, err := os.MkdirTemp("", "chromium")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(profile)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.WSURLReadTimeout(2*time.Minute))...)
	defer stop()
	started, end := chromedp.NewContext(allocated)
	defer end()
	if err := chromedp.Do(started); err != nil {
		fmt.Fprintln(os.Stderr, "the browser does not start:", err)
		return 1
	}
	chromium = started
	return m.Run()
}

// find returns the browser to test in, and "" if there is none.
func find() string {
	if named := os.Getenv("WEB_BROWSER"); strings.Contains(named, "/") {
		return named
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
}

// tab is the page in a tab.
type tab struct {
	t    *testing.T
	ctx  context.Context
	url  string
	stop func() // the server
}

// open opens the page in a window of some width, and waits for its first result. Whatever
// the page throws or writes as an error fails the test.
func open(t *testing.T, width int64) *tab {
	t.Helper()
	p := blankTab(t, width)
	p.do(chromedp.Navigate(p.url), chromedp.WaitVisible(chromedp.CSS("#pays table")))
	return p
}

// blankTab opens a tab, and says where the page is.
func blankTab(t *testing.T, width int64) *tab {
	t.Helper()
	if chromium == nil {
		if os.Getenv("WEB_BROWSER") == "required" {
			t.Fatal("WEB_BROWSER=required, and there is no Chromium")
		}
		t.Skip("left out: there is no Chromium")
	}
	server := httptest.NewServer(built.Handler())
	t.Cleanup(server.Close)
	ctx, end := chromedp.NewContext(chromium)
	t.Cleanup(end)
	p := &tab{t, ctx, server.URL, server.Close}
	require.NoError(t, chromedp.Do(ctx)) // starts the tab, which a timeout would end with it
	limited, stop := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	p.ctx = limited
	require.NoError(t, chromedp.Listen(ctx, func(event any) {
		switch said := event.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the page threw: %+v", said.ExceptionDetails)
		case *runtime.EventConsoleAPICalled:
			for _, arg := range said.Args {
				t.Errorf("the page wrote to the console: %s", arg.Value)
			}
		}
	}))
	p.size(width, 900)
	return p
}

// size makes the window of some size.
func (p *tab) size(width, height int64) {
	p.t.Helper()
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
}

// do does something in the tab.
func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, steps...))
}

// eval returns what an expression of JavaScript gives.
func eval[T any](p *tab, expression string) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	require.NoError(p.t, err, expression)
	return value
}

// js returns a value as JavaScript.
func js(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// text returns what an element shows.
func (p *tab) text(id string) string {
	p.t.Helper()
	return eval[string](p, "document.getElementById("+js(id)+").innerText")
}

// wait waits until an expression of JavaScript is true.
func (p *tab) wait(expression string) {
	p.t.Helper()
	_, err := chromedp.Run(p.ctx, chromedp.Poll[bool](expression))
	require.NoError(p.t, err, expression)
}

// keep keeps a picture, if there is a folder for it.
func (p *tab) keep(name string, picture chromedp.Action[[]byte]) {
	p.t.Helper()
	folder := os.Getenv("WEB_SCREENSHOTS")
	if folder == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, picture)
	require.NoError(p.t, err)
	require.NoError(p.t, os.MkdirAll(folder, 0o755))
	require.NoError(p.t, os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644))
}

// whole keeps a picture of the whole page, and window one of what is seen of it.
func (p *tab) whole(name string)  { p.keep(name, chromedp.FullScreenshot(100)) }
func (p *tab) window(name string) { p.keep(name, chromedp.CaptureScreenshot()) }
