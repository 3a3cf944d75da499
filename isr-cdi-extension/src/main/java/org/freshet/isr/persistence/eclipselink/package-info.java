/**
 * Internal. What EclipseLink leaves in the entities it has weaved, found by name: Open Liberty
 * hides its types from applications.
 */
@NullMarked
package org.freshet.isr.persistence.eclipselink;

import org.jspecify.annotations.NullMarked;
