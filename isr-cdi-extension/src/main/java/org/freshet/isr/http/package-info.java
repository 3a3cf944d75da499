/**
 * Internal. The text of HTTP: keys, validators, Cache-Control, Cache-Status, conditional requests
 * and ranges.
 */
@NullMarked
package org.freshet.isr.http;

import org.jspecify.annotations.NullMarked;
