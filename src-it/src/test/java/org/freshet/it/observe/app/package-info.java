/** An application that keeps what it tells OpenTelemetry, and shows it. */
package org.freshet.it.observe.app;
