package org.freshet.isr.policy;

import java.util.Set;

/**
 * Decides whether the cache takes part in answering a request, and whether a response may be
 * stored: two flat ladders, each rung a reason to keep out.
 */
public final class CacheDecider {

  /** Fields of {@code Vary} that never select between stored bodies here. */
  private static final Set<String> HARMLESS = Set.of("accept-encoding", "origin");

  private CacheDecider() {}

  /** May this request be answered from store, and its response be stored? */
  public static RequestDecision judge(RequestFacts request) {
    boolean head = request.method().equals("HEAD");
    if (!head && !request.method().equals("GET")) {
      return RequestDecision.METHOD;
    }
    if (request.draft()) {
      return RequestDecision.DRAFT;
    }
    if (request.single()) {
      return RequestDecision.SINGLE;
    }
    if (request.body()) {
      return RequestDecision.BODY;
    }
    if (request.methodOverride()) {
      return RequestDecision.METHOD_OVERRIDE;
    }
    if (request.ambiguousPath()) {
      return RequestDecision.AMBIGUOUS_PATH;
    }
    if (request.unreadableQuery()) {
      return RequestDecision.UNREADABLE_QUERY;
    }
    if (!request.hostKnown()) {
      return RequestDecision.UNKNOWN_HOST;
    }
    if (!request.tenantKnown()) {
      return RequestDecision.UNKNOWN_TENANT;
    }
    return head ? RequestDecision.ANSWER_ONLY : RequestDecision.CACHE;
  }

  /** May this response be stored? */
  public static StorageDecision judge(ResponseFacts response) {
    if (response.status() != 200) {
      return StorageDecision.STATUS;
    }
    if (response.noStore()) {
      return StorageDecision.DECLARED_PRIVATE;
    }
    if (response.unwanted()) {
      return StorageDecision.REQUEST_NO_STORE;
    }
    if (response.setsCookie()) {
      return StorageDecision.SET_COOKIE;
    }
    if (response.authorized() && !response.allowsAuthorized()) {
      return StorageDecision.AUTHORIZED;
    }
    if (response.session()) {
      return StorageDecision.SESSION;
    }
    if (response.vary().contains("*")) {
      return StorageDecision.VARY_ANY;
    }
    if (!isKeyed(response)) {
      return StorageDecision.VARY_UNKEYED;
    }
    if (response.encoded()) {
      return StorageDecision.ENCODED;
    }
    if (response.stream()) {
      return StorageDecision.STREAM;
    }
    if (response.personalPolicy()) {
      return StorageDecision.NONCE;
    }
    if (response.refusal() != null) {
      return StorageDecision.REFUSED;
    }
    if (response.unresolved()) {
      return StorageDecision.UNRESOLVED_TAG;
    }
    return response.complete() ? StorageDecision.STORE : StorageDecision.INCOMPLETE;
  }

  private static boolean isKeyed(ResponseFacts response) {
    for (String name : response.vary()) {
      if (!HARMLESS.contains(name) && !response.selecting().contains(name)) {
        return false;
      }
    }
    return true;
  }
}
