/**
 * Internal. Makes what is loaded while a response is produced add its tags to it: {@link
 * org.freshet.isr.persistence.loaded.LoadReporter} for the listeners of all providers.
 */
@NullMarked
package org.freshet.isr.persistence.loaded;

import org.jspecify.annotations.NullMarked;
