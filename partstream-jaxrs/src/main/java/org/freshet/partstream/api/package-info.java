/**
 * What an application writes and catches: annotations, built plans, and what observers are told.
 */
@NullMarked
package org.freshet.partstream.api;

import org.jspecify.annotations.NullMarked;
