/**
 * Internal. For those who watch a server: health and telemetry, touched only where their APIs are.
 */
@NullMarked
package org.freshet.partstream.observe;

import org.jspecify.annotations.NullMarked;
