/** What an application writes and catches: annotations, problems, and the beans it may bring. */
@NullMarked
package org.freshet.essentials.api;

import org.jspecify.annotations.NullMarked;
