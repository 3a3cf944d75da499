package org.freshet.isr.policy;

/**
 * What a request says that decides whether the cache takes part in answering it.
 *
 * @param method the method
 * @param body whether it has, or announces, a body
 * @param methodOverride whether it carries a field that asks for another method
 * @param ambiguousPath whether its path can be read in more than one way
 * @param unreadableQuery whether its query cannot be decoded
 * @param hostKnown whether its scheme and host may join a key
 * @param tenantKnown whether it is known for which tenant it is, where that selects
 * @param draft whether an editor asks, in draft mode
 * @param single whether a filter says that the answer is for this request alone
 */
public record RequestFacts(
    String method,
    boolean body,
    boolean methodOverride,
    boolean ambiguousPath,
    boolean unreadableQuery,
    boolean hostKnown,
    boolean tenantKnown,
    boolean draft,
    boolean single) {}
