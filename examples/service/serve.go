package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// limits are what one client may take, so that others get their turn.
type limits struct {
	body   int64         // bytes of a request
	header time.Duration // until its headers are there
	read   time.Duration // until all of it is there
	write  time.Duration // from its headers to the end of the answer
	stop   time.Duration // for what was begun when the service ends
}

// usualLimits are those of the program. The largest golden document of the library has a
// tenth of the bytes.
func usualLimits() limits {
	return limits{body: 1 << 20, header: 5 * time.Second, read: 20 * time.Second, write: 40 * time.Second, stop: 30 * time.Second}
}

// serve answers what comes in until ctx ends. Then it takes nothing new, and waits for what it
// has begun.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, most limits) error {
	server := http.Server{
		Handler:           sized(handler, most.body),
		ReadHeaderTimeout: most.header, ReadTimeout: most.read, WriteTimeout: most.write,
		IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), most.stop)
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
