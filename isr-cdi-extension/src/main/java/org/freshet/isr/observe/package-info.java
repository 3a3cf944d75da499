/**
 * Internal. Shows what happens to those who watch servers: MicroProfile Health and OpenTelemetry,
 * each where its API is there and never required.
 */
@NullMarked
package org.freshet.isr.observe;

import org.jspecify.annotations.NullMarked;
