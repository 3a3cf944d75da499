/**
 * Internal. What {@code @TaggedEntity} says of an entity: its templates, the attributes they lead
 * through, and the tags they give it in a state. Reads memory only.
 */
@NullMarked
package org.freshet.isr.persistence.template;

import org.jspecify.annotations.NullMarked;
