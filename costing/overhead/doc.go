// Package overhead says what support centres cost the services that they support.
package overhead
