package org.freshet.isr.api;

/**
 * CDI event, in development only: the response of an {@code @Isr} method was not stored.
 *
 * @param method the method, {@code com.acme.PostResource.get}
 * @param target the request target: path and query
 * @param reason why, in a few words
 */
public record NotStored(String method, String target, String reason) {}
