package service

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// dial opens a connection, which is closed after the test.
func (c client) dial() net.Conn {
	c.t.Helper()
	conn, err := net.Dial("tcp", c.at)
	require.NoError(c.t, err)
	c.t.Cleanup(func() { conn.Close() })
	require.NoError(c.t, conn.SetDeadline(time.Now().Add(20*time.Second)))
	return conn
}

// answerOn reads an answer from a connection.
func (c client) answerOn(conn net.Conn) answer {
	c.t.Helper()
	got, err := http.ReadResponse(bufio.NewReader(conn), nil)
	require.NoError(c.t, err)
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	require.NoError(c.t, err)
	return answer{got.StatusCode, got.Header, string(text)}
}

// head is the beginning of a request for a new partnership.
const head = "POST /partnerships HTTP/1.1\r\nHost: councils\r\n"

// A body that says that it has 10 MB is refused before a byte of it is sent.
func TestBody_TenMegabytesAnnounced(t *testing.T) {
	c := started(t)
	conn := c.dial()
	fmt.Fprintf(conn, "%sContent-Length: %d\r\n\r\n", head, 10<<20)
	p := c.problem(c.answerOn(conn), http.StatusRequestEntityTooLarge)
	assert.Equal(t, "the body has more than 1048576 bytes", p.Detail)
}

// A body of 10 MB that does not say how long it is is refused once it is too long, and the
// connection is closed: it is not read to its end.
func TestBody_TenMegabytesInChunks(t *testing.T) {
	c := started(t)
	conn := c.dial()
	fmt.Fprintf(conn, "%sTransfer-Encoding: chunked\r\n\r\n", head)
	var sent atomic.Int64
	go func() {
		chunk := bytes.Repeat([]byte(" "), 64<<10)
		for range 160 {
			n, err := fmt.Fprintf(conn, "%x\r\n%s\r\n", len(chunk), chunk)
			sent.Add(int64(n))
			if err != nil {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	c.problem(c.answerOn(conn), http.StatusRequestEntityTooLarge)
	assert.Less(t, sent.Load(), int64(10<<20), "bytes sent before the answer")
}

// An ordinary client that sends 10 MB is told so, and the service goes on.
func TestBody_TenMegabytesFromAClient(t *testing.T) {
	c := started(t)
	body := strings.Repeat(" ", 10<<20)
	for range 10 {
		c.problem(c.ask(http.MethodPost, "/partnerships", body), http.StatusRequestEntityTooLarge)
	}
	recordIn[partnership.Partnership](c, c.post("/partnerships", legal()), http.StatusCreated)
}

// begin begins a request with a body, and returns its connection once the service reads it.
func (c client) begin(body int) net.Conn {
	c.t.Helper()
	conn := c.dial()
	fmt.Fprintf(conn, "%sExpect: 100-continue\r\nContent-Length: %d\r\n\r\n", head, body)
	const wanted = "HTTP/1.1 100 Continue\r\n\r\n"
	found := make([]byte, len(wanted))
	_, err := io.ReadFull(conn, found)
	require.NoError(c.t, err)
	require.Equal(c.t, wanted, string(found))
	return conn
}

// slowLimits leave little time.
func slowLimits() Limits {
	most := UsualLimits()
	most.Header, most.Read, most.Write = 500*time.Millisecond, 1500*time.Millisecond, 5*time.Second
	return most
}

// A client whose headers drip loses its connection, one whose body drips is told that it took
// too long, and others are served meanwhile.
func TestSlowClients(t *testing.T) {
	c := served(t, kept(t), slowLimits())
	headers, body := c.dial(), c.dial()
	fmt.Fprint(headers, "POST /partnerships HTTP/1.1\r\nHost: cou")
	fmt.Fprintf(body, "%sContent-Length: 500\r\n\r\n{", head)
	recordIn[partnership.Partnership](c, c.post("/partnerships", legal()), http.StatusCreated)
	go func() {
		for range 100 {
			time.Sleep(10 * time.Millisecond)
			if _, err := headers.Write([]byte("n")); err != nil {
				return
			}
		}
	}()
	begin := time.Now()
	_, err := io.ReadAll(headers)
	assert.NotErrorIs(t, err, os.ErrDeadlineExceeded)
	assert.Less(t, time.Since(begin), 5*time.Second)
	p := c.problem(c.answerOn(body), http.StatusRequestTimeout)
	assert.Equal(t, "the body took too long", p.Detail)
}

// A hundred clients that say nothing more keep nobody waiting.
func TestSlowClients_HundredAtOnce(t *testing.T) {
	c := started(t)
	for range 100 {
		fmt.Fprintf(c.dial(), "%sContent-Length: 500\r\n\r\n{", head)
	}
	begin := time.Now()
	recordIn[partnership.Partnership](c, c.post("/partnerships", legal()), http.StatusCreated)
	assert.Less(t, time.Since(begin), 5*time.Second)
}

// A body that breaks off is not stored.
func TestBody_BreaksOff(t *testing.T) {
	c := started(t)
	conn := c.dial()
	fmt.Fprintf(conn, "%sContent-Length: 500\r\n\r\n{}", head)
	require.NoError(t, conn.(*net.TCPConn).CloseWrite())
	p := c.problem(c.answerOn(conn), http.StatusBadRequest)
	assert.Equal(t, "the body did not arrive whole", p.Detail)
}

// What was begun before the service ends is answered, and nothing new is taken.
func TestServe_EndsWhenAllIsAnswered(t *testing.T) {
	c := started(t)
	text := `{"id":"5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10"}`
	conn := c.begin(len(text))
	fmt.Fprint(conn, text[:10])
	ended := make(chan error, 1)
	go func() { ended <- c.stop() }()
	require.Eventually(t, func() bool {
		conn, err := net.Dial("tcp", c.at)
		if err == nil {
			conn.Close()
		}
		return err != nil
	}, 5*time.Second, 10*time.Millisecond, "new connections are refused")
	select {
	case err := <-ended:
		t.Fatal("ended before the answer", err)
	default:
	}
	fmt.Fprint(conn, text[10:])
	c.problem(c.answerOn(conn), http.StatusUnprocessableEntity)
	require.NoError(t, <-ended)
}

// Who never ends does not keep the service from ending.
func TestServe_CutsOffWhoNeverEnds(t *testing.T) {
	most := UsualLimits()
	most.Stop = 100 * time.Millisecond
	c := served(t, kept(t), most)
	c.begin(500)
	assert.ErrorContains(t, c.stop(), "requests were cut off")
}
