/** Settings and rules, and what is said about wrong ones. */
@NullMarked
package org.freshet.isr.config;

import org.jspecify.annotations.NullMarked;
