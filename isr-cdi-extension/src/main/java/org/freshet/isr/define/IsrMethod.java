package org.freshet.isr.define;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.freshet.isr.api.Isr;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.define.variant.DeclaredVariants;

/**
 * A resource method with {@code @Isr}, read and checked.
 *
 * @param site the method as messages name it, {@code @Isr on com.acme.PostResource#get(long)}
 * @param route the method as tags and keys name it, {@code com.acme.PostResource.get}
 * @param lifetimes how long its responses live
 * @param tags what its responses depend on
 * @param inputs what selects between its responses
 * @param variants what else selects
 * @param produces the media types it produces, empty if it does not say
 * @param negotiated whether the type of a response depends on {@code Accept}
 * @param secured whether a security annotation guards it
 * @param freshness where the lifetimes of its responses come from
 */
public record IsrMethod(
    String site,
    String route,
    Lifetimes lifetimes,
    ResponseTags tags,
    DeclaredInputs inputs,
    DeclaredVariants variants,
    List<MediaType> produces,
    boolean negotiated,
    boolean secured,
    Isr.Freshness freshness) {}
