package org.freshet.isr.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheDeciderTest {

  @Nested
  class A_request {

    /** What keeps the cache out, in the order in which it is looked at. */
    private static final Map<RequestDecision, UnaryOperator<Asked>> FAULTS = faults();

    private static Map<RequestDecision, UnaryOperator<Asked>> faults() {
      Map<RequestDecision, UnaryOperator<Asked>> faults = new LinkedHashMap<>();
      faults.put(RequestDecision.METHOD, asked -> asked.method("POST"));
      faults.put(RequestDecision.DRAFT, Asked::ofAnEditor);
      faults.put(RequestDecision.SINGLE, Asked::ofItsOwn);
      faults.put(RequestDecision.BODY, Asked::withBody);
      faults.put(RequestDecision.METHOD_OVERRIDE, Asked::forAnotherMethod);
      faults.put(RequestDecision.AMBIGUOUS_PATH, Asked::byAmbiguousPath);
      faults.put(RequestDecision.UNREADABLE_QUERY, Asked::byUnreadableQuery);
      faults.put(RequestDecision.UNKNOWN_HOST, Asked::ofUnknownHost);
      faults.put(RequestDecision.UNKNOWN_TENANT, Asked::ofUnknownTenant);
      return faults;
    }

    private RequestDecision verdict(Asked asked) {
      return CacheDecider.judge(asked.facts());
    }

    @Test
    void that_is_a_plain_get_is_answered_from_store_and_stored() {
      assertThat(verdict(new Asked())).isEqualTo(RequestDecision.CACHE);
      assertThat(RequestDecision.CACHE.mayAnswer()).isTrue();
    }

    @Test
    void that_is_a_head_is_answered_from_store_and_stores_nothing() {
      RequestDecision decision = verdict(new Asked().method("HEAD"));

      assertThat(decision).isEqualTo(RequestDecision.ANSWER_ONLY);
      assertThat(decision.mayAnswer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "", "GE"})
    void of_any_other_method_is_not_for_the_cache(String method) {
      assertThat(verdict(new Asked().method(method))).isEqualTo(RequestDecision.METHOD);
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"CACHE", "ANSWER_ONLY"})
    void with_one_fault_is_kept_out_for_that_fault(RequestDecision fault) {
      assertThat(verdict(FAULTS.get(fault).apply(new Asked()))).isEqualTo(fault);
      assertThat(fault.mayAnswer()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"CACHE", "ANSWER_ONLY", "METHOD"})
    void that_is_a_head_is_kept_out_for_the_same_faults(RequestDecision fault) {
      assertThat(verdict(FAULTS.get(fault).apply(new Asked().method("HEAD")))).isEqualTo(fault);
    }

    @Test
    void with_several_faults_is_kept_out_for_the_first_of_them() {
      Asked asked = new Asked();
      List<RequestDecision> lastFirst = new ArrayList<>(FAULTS.keySet());
      Collections.reverse(lastFirst);

      for (RequestDecision fault : lastFirst) {
        asked = FAULTS.get(fault).apply(asked);
        assertThat(verdict(asked)).isEqualTo(fault);
      }
    }

    @Test
    void can_have_every_fault_there_is_a_verdict_for() {
      assertThat(FAULTS.keySet())
          .hasSize(RequestDecision.values().length - 2)
          .doesNotContain(RequestDecision.CACHE, RequestDecision.ANSWER_ONLY);
    }
  }

  @Nested
  class A_response {

    /** What forbids storing, in the order in which it is looked at. */
    private static final Map<StorageDecision, UnaryOperator<Facts>> FAULTS = faults();

    private static Map<StorageDecision, UnaryOperator<Facts>> faults() {
      Map<StorageDecision, UnaryOperator<Facts>> faults = new LinkedHashMap<>();
      faults.put(StorageDecision.STATUS, Facts::notFound);
      faults.put(StorageDecision.DECLARED_PRIVATE, Facts::declaredPrivate);
      faults.put(StorageDecision.REQUEST_NO_STORE, Facts::unwanted);
      faults.put(StorageDecision.SET_COOKIE, Facts::withCookie);
      faults.put(StorageDecision.AUTHORIZED, Facts::authorized);
      faults.put(StorageDecision.SESSION, Facts::inSession);
      faults.put(StorageDecision.VARY_ANY, facts -> facts.vary("*"));
      faults.put(StorageDecision.VARY_UNKEYED, facts -> facts.vary("user-agent"));
      faults.put(StorageDecision.ENCODED, Facts::encoded);
      faults.put(StorageDecision.STREAM, Facts::stream);
      faults.put(StorageDecision.NONCE, Facts::withNonce);
      faults.put(StorageDecision.REFUSED, Facts::refused);
      faults.put(StorageDecision.UNRESOLVED_TAG, Facts::unresolved);
      faults.put(StorageDecision.INCOMPLETE, Facts::incomplete);
      return faults;
    }

    private StorageDecision verdict(Facts facts) {
      return CacheDecider.judge(facts.facts());
    }

    @Test
    void that_is_plain_and_whole_is_stored() {
      assertThat(verdict(new Facts())).isEqualTo(StorageDecision.STORE);
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"STORE", "NO_FRESHNESS", "NOT_UNDERSTOOD", "EDGE_TAGS"})
    void with_one_fault_is_not_stored_for_that_fault(StorageDecision fault) {
      assertThat(verdict(FAULTS.get(fault).apply(new Facts()))).isEqualTo(fault);
    }

    @Test
    void with_several_faults_is_not_stored_for_the_first_of_them() {
      Facts facts = new Facts();
      List<StorageDecision> lastFirst = new ArrayList<>(FAULTS.keySet());
      Collections.reverse(lastFirst);

      for (StorageDecision fault : lastFirst) {
        facts = FAULTS.get(fault).apply(facts);
        assertThat(verdict(facts)).isEqualTo(fault);
      }
    }

    @Test
    void can_have_every_fault_there_is_a_verdict_for() {
      assertThat(FAULTS.keySet())
          .hasSize(StorageDecision.values().length - 4)
          .doesNotContain(StorageDecision.STORE)
          .as("where freshness comes from the response")
          .doesNotContain(StorageDecision.NO_FRESHNESS, StorageDecision.NOT_UNDERSTOOD)
          .as("where fields for edges are written")
          .doesNotContain(StorageDecision.EDGE_TAGS);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 201, 202, 203, 204, 206, 300, 301, 302, 304, 308})
    void with_another_status_than_200_is_not_stored_though_it_succeeded(int status) {
      assertThat(verdict(new Facts().status(status))).isEqualTo(StorageDecision.STATUS);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 429, 500, 502, 503, 504})
    void that_is_an_error_is_not_stored(int status) {
      assertThat(verdict(new Facts().status(status))).isEqualTo(StorageDecision.STATUS);
    }

    @Test
    void to_an_authorized_request_is_stored_if_the_resource_allows_it() {
      assertThat(verdict(new Facts().authorized().allowsAuthorized()))
          .isEqualTo(StorageDecision.STORE);
    }

    @Test
    void to_an_authorized_request_is_not_stored_if_a_session_takes_part_too() {
      assertThat(verdict(new Facts().authorized().allowsAuthorized().inSession()))
          .isEqualTo(StorageDecision.SESSION);
    }

    @Test
    void that_is_private_is_not_stored_though_it_allows_authorized_requests() {
      assertThat(verdict(new Facts().declaredPrivate().authorized().allowsAuthorized()))
          .isEqualTo(StorageDecision.DECLARED_PRIVATE);
    }

    @Test
    void that_varies_by_a_header_of_the_key_is_stored() {
      assertThat(verdict(new Facts().vary("accept-language").selecting("accept-language")))
          .isEqualTo(StorageDecision.STORE);
    }

    @Test
    void that_varies_by_one_header_too_many_is_not_stored() {
      assertThat(verdict(new Facts().vary("accept", "x-tenant").selecting("accept")))
          .isEqualTo(StorageDecision.VARY_UNKEYED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept-encoding", "origin"})
    void that_varies_by_what_selects_no_stored_body_is_stored(String name) {
      assertThat(verdict(new Facts().vary(name))).isEqualTo(StorageDecision.STORE);
    }

    @Test
    void that_varies_by_anything_is_not_stored_though_it_names_a_header_of_the_key() {
      assertThat(verdict(new Facts().vary("accept", "*").selecting("accept", "*")))
          .isEqualTo(StorageDecision.VARY_ANY);
    }

    @Test
    void that_varies_by_less_than_the_key_is_stored() {
      assertThat(verdict(new Facts().selecting("accept", "x-tenant")))
          .isEqualTo(StorageDecision.STORE);
    }

    @Test
    void that_application_code_refused_for_an_empty_reason_is_not_stored() {
      assertThat(verdict(new Facts().refused(""))).isEqualTo(StorageDecision.REFUSED);
    }

    @Test
    void that_is_not_stored_has_a_reason_of_its_own() {
      List<String> reasons = new ArrayList<>();
      for (StorageDecision decision : StorageDecision.values()) {
        reasons.add(decision.reason());
      }

      assertThat(reasons).doesNotHaveDuplicates().allMatch(reason -> !reason.isBlank());
    }
  }

  /** A plain request until something is said about it. */
  private static final class Asked {

    private String method = "GET";
    private boolean body;
    private boolean override;
    private boolean ambiguous;
    private boolean unreadable;
    private boolean known = true;
    private boolean tenantKnown = true;
    private boolean draft;
    private boolean single;

    Asked method(String to) {
      method = to;
      return this;
    }

    Asked ofAnEditor() {
      draft = true;
      return this;
    }

    Asked ofItsOwn() {
      single = true;
      return this;
    }

    Asked withBody() {
      body = true;
      return this;
    }

    Asked forAnotherMethod() {
      override = true;
      return this;
    }

    Asked byAmbiguousPath() {
      ambiguous = true;
      return this;
    }

    Asked byUnreadableQuery() {
      unreadable = true;
      return this;
    }

    Asked ofUnknownHost() {
      known = false;
      return this;
    }

    Asked ofUnknownTenant() {
      tenantKnown = false;
      return this;
    }

    RequestFacts facts() {
      return new RequestFacts(
          method, body, override, ambiguous, unreadable, known, tenantKnown, draft, single);
    }
  }

  /** A plain response until something is said about it. */
  private static final class Facts {

    private int status = 200;
    private boolean complete = true;
    private boolean cookie;
    private boolean noStore;
    private boolean unwanted;
    private boolean allowsAuthorized;
    private boolean authorized;
    private boolean session;
    private Set<String> vary = Set.of();
    private Set<String> selecting = Set.of();
    private boolean encoded;
    private boolean stream;
    private boolean nonce;
    private @Nullable String refusal;
    private boolean unresolved;

    Facts status(int to) {
      status = to;
      return this;
    }

    Facts notFound() {
      return status(404);
    }

    Facts incomplete() {
      complete = false;
      return this;
    }

    Facts withCookie() {
      cookie = true;
      return this;
    }

    Facts unwanted() {
      unwanted = true;
      return this;
    }

    Facts declaredPrivate() {
      noStore = true;
      return this;
    }

    Facts allowsAuthorized() {
      allowsAuthorized = true;
      return this;
    }

    Facts authorized() {
      authorized = true;
      return this;
    }

    Facts inSession() {
      session = true;
      return this;
    }

    Facts vary(String... names) {
      vary = Set.of(names);
      return this;
    }

    Facts selecting(String... names) {
      selecting = Set.of(names);
      return this;
    }

    Facts encoded() {
      encoded = true;
      return this;
    }

    Facts stream() {
      stream = true;
      return this;
    }

    Facts withNonce() {
      nonce = true;
      return this;
    }

    Facts refused() {
      return refused("a basket");
    }

    Facts refused(String reason) {
      refusal = reason;
      return this;
    }

    Facts unresolved() {
      unresolved = true;
      return this;
    }

    ResponseFacts facts() {
      return new ResponseFacts(
          status,
          complete,
          cookie,
          noStore,
          unwanted,
          allowsAuthorized,
          authorized,
          session,
          vary,
          selecting,
          encoded,
          stream,
          nonce,
          refusal,
          unresolved);
    }
  }
}
