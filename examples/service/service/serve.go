package service

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// Limits are what one client may take, so that others get their turn.
type Limits struct {
	Body   int64         // bytes of a request
	Header time.Duration // until its headers are there
	Read   time.Duration // until all of it is there
	Write  time.Duration // from its headers to the end of the answer
	Stop   time.Duration // for what was begun when the service ends
}

// UsualLimits are those of the program. The largest golden document of the library has a
// tenth of the bytes.
func UsualLimits() Limits {
	return Limits{Body: 1 << 20, Header: 5 * time.Second, Read: 20 * time.Second, Write: 40 * time.Second, Stop: 30 * time.Second}
}

// Serve answers what comes in until ctx ends. Then it takes nothing new, and waits for what it
// has begun.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, most Limits) error {
	server := http.Server{
		Handler:           sized(handler, most.Body),
		ReadHeaderTimeout: most.Header, ReadTimeout: most.Read, WriteTimeout: most.Write,
		IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), most.Stop)
	defer cancel()
	if err := server.Shutdown(wait); err != nil {
		return errors.Join(errors.New("requests were cut off"), err, server.Close())
	}
	return nil
}

// sized refuses a body that says that it is too large before any of it is read, and any other
// as soon as it is.
func sized(handler http.Handler, most int64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > most {
			w.Header().Set("Connection", "close")
			refuse(w, &http.MaxBytesError{Limit: most})
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		handler.ServeHTTP(w, r)
	})
}
