/**
 * What an application writes, injects and catches: the only package a user of Freshet's Incremental
 * Static Revalidation needs.
 *
 * <p>Annotate a JAX-RS resource with {@link org.freshet.isr.api.Isr}, the entities it shows with
 * {@link org.freshet.isr.api.TaggedEntity}; everything else in here is for the cases these two do
 * not cover.
 */
@NullMarked
package org.freshet.isr.api;

import org.jspecify.annotations.NullMarked;
