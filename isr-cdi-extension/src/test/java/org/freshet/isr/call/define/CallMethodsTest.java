package org.freshet.isr.call.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.freshet.isr.api.CacheKey;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.IsrDefinitionException;
import org.freshet.isr.api.SafeCall;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.Problems;
import org.junit.jupiter.api.Test;

class CallMethodsTest {

  private final Problems problems = new Problems();

  private CallMethods read(Class<?> bean, String... settings) {
    CallMethods methods = new CallMethods(FakeConfig.of(settings));
    methods.readAll(bean, problems);
    return methods;
  }

  private static CallMethods.Found find(CallMethods methods, Class<?> bean, String name) {
    return methods.find(bean, method(bean, name));
  }

  private static Method method(Class<?> bean, String name) {
    return Stream.concat(Arrays.stream(bean.getMethods()), Arrays.stream(bean.getDeclaredMethods()))
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void assertProblem(Class<?> bean, String... parts) {
    read(bean);
    assertThat(problems.found())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains(parts));
  }

  record Book(long id, String author) {}

  /** Cached as a whole. */
  @CachedFor(60)
  public static class Whole {
    public String of(String id) {
      return id;
    }

    @CachedFor(
        tags = {"book:{book.id}", "author:{result.author}", "shelf:{1}"},
        staleFor = 5)
    public Book own(Book book, int shelf) {
      return book;
    }

    public void nothing() {}

    String hidden() {
      return "";
    }
  }

  /** Has methods of another. */
  public static class Heir extends Whole {}

  @Test
  void that_of_the_method_replaces_that_of_the_class() {
    CallMethods methods = read(Whole.class);

    assertThat(problems.found()).isEmpty();
    assertThat(find(methods, Whole.class, "of").cached().freshFor()).hasSeconds(60);
    CachedMethod own = find(methods, Whole.class, "own").cached();
    assertThat(own.freshFor()).hasSeconds(300);
    assertThat(own.staleFor()).hasSeconds(5);
    assertThat(find(methods, Whole.class, "nothing").cached()).isNull();
    assertThat(find(methods, Whole.class, "of").safe()).isNull();
  }

  @Test
  void a_subclass_made_by_cdi_is_the_bean_and_another_bean_is_another() {
    class Proxy extends Whole {}
    CallMethods methods = read(Whole.class);
    methods.readAll(Heir.class, problems);
    Object[] arguments = {"a"};
    Method of = method(Whole.class, "of");

    String whole = methods.find(Whole.class, of).cached().key().of(arguments, null);
    assertThat(methods.find(Proxy.class, of).cached().key().of(arguments, null)).isEqualTo(whole);
    assertThat(methods.find(Heir.class, of).cached().key().of(arguments, null)).isNotEqualTo(whole);
  }

  @Test
  void tags_are_told_from_parameters_and_result() {
    CallTags tags = find(read(Whole.class), Whole.class, "own").cached().tags();
    Object[] arguments = {new Book(7, "x"), 3};

    assertThat(tags.resolve(arguments, new Book(8, "Ann")))
        .isEqualTo(Set.of(Tag.of("book", 7), Tag.of("author", "Ann"), Tag.of("shelf", 3)));
    assertThat(tags.resolve(arguments, null)).isNull();
  }

  @Test
  void configuration_replaces_members_and_switches_off() {
    String name = Whole.class.getName();
    CallMethods methods =
        read(
            Whole.class,
            name + "/of/CachedFor/value",
            "PT2M",
            name + "/CachedFor/staleFor",
            "9",
            name + "/own/CachedFor/enabled",
            "false");

    CachedMethod of = find(methods, Whole.class, "of").cached();
    assertThat(of.freshFor()).isEqualTo(Duration.ofMinutes(2));
    assertThat(of.staleFor()).hasSeconds(9);
    assertThat(find(methods, Whole.class, "own").cached()).isNull();
  }

  /** Not to be intercepted. */
  public static class Private {
    @CachedFor
    private String of() {
      return "";
    }
  }

  /** Not to be intercepted. */
  public static class Static {
    @CachedFor
    public static String of() {
      return "";
    }
  }

  /** Not to be intercepted. */
  public static class Final {
    @SafeCall
    public final String of() {
      return "";
    }
  }

  /** Not to be intercepted. */
  public static class Packaged {
    @SafeCall
    String of() {
      return "";
    }
  }

  @Test
  void what_is_never_intercepted_is_refused() {
    read(Private.class);
    read(Static.class);
    read(Final.class);
    read(Packaged.class);

    assertThat(problems.found())
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem).startsWith("ISR0081: @"));
    assertThat(problems.found().toString()).contains("static", "final", "not public");
  }

  /** Returns what cannot be kept. */
  public static class Unkeepable {
    @CachedFor
    public void nothing() {}

    @CachedFor
    public InputStream stream() {
      return InputStream.nullInputStream();
    }

    @CachedFor
    public Stream<String> values() {
      return Stream.of();
    }

    @CachedFor
    public Iterator<String> iterator() {
      return List.<String>of().iterator();
    }

    @CachedFor
    public Future<String> future() {
      return new CompletableFuture<>();
    }

    @CachedFor
    public CompletionStage<String> stage() {
      return new CompletableFuture<>();
    }
  }

  @Test
  void what_cannot_be_kept_is_refused() {
    read(Unkeepable.class);

    assertThat(problems.found())
        .hasSize(6)
        .allSatisfy(problem -> assertThat(problem).startsWith("ISR0081: @CachedFor on"));
  }

  /** Runs on threads of its own. */
  public static class Later {
    @CachedFor
    @SafeCall(fallback = "[1]")
    @Asynchronous
    public CompletionStage<List<Integer>> stage() {
      return CompletableFuture.completedFuture(List.of());
    }
  }

  @Test
  void the_stage_of_an_asynchronous_method_counts_as_its_value() {
    CallMethods.Found found = find(read(Later.class), Later.class, "stage");

    assertThat(problems.found()).isEmpty();
    assertThat(found.cached().stage()).isTrue();
    assertThat(found.safe().literal().get()).isEqualTo(List.of(1));
    assertThat(found.safe().empty()).isEqualTo(List.of());
  }

  /** Its failure comes later. */
  public static class SafeFuture {
    @SafeCall
    public CompletionStage<String> stage() {
      return new CompletableFuture<>();
    }
  }

  @Test
  void a_future_that_nobody_waits_for_is_not_safe() {
    assertProblem(SafeFuture.class, "ISR0081", "whose failure comes later");
  }

  /** Has a parameter without a text. */
  public static class Keyless {
    @CachedFor
    public String of(String id, Object context) {
      return id;
    }
  }

  /** Leaves it out. */
  public static class Keyed {
    @CachedFor
    public String of(@CacheKey String id, Object context) {
      return id;
    }
  }

  @Test
  void a_parameter_without_a_canonical_text_is_refused() {
    assertProblem(Keyless.class, "ISR0083", "parameter 1 is a java.lang.Object");
  }

  @Test
  void a_parameter_that_is_left_out_tells_nothing_apart() {
    CallKey key = find(read(Keyed.class), Keyed.class, "of").cached().key();

    assertThat(problems.found()).isEmpty();
    assertThat(key.of(new Object[] {"a", 1}, null))
        .isEqualTo(key.of(new Object[] {"a", 2}, null))
        .isNotEqualTo(key.of(new Object[] {"b", 1}, null))
        .isNotEqualTo(key.of(new Object[] {"a", 1}, "ann"));
  }

  /** Is guarded, and open in one place. */
  @RolesAllowed("editor")
  public static class Guarded {
    @CachedFor
    public String of() {
      return "";
    }

    @CachedFor(scope = CachedFor.Scope.CALLER)
    public String own() {
      return "";
    }

    @PermitAll
    @CachedFor
    public String open() {
      return "";
    }

    @DenyAll
    @SafeCall(lastGood = true)
    public String last() {
      return "";
    }
  }

  @Test
  void values_of_a_guarded_method_are_not_shared() {
    read(Guarded.class);

    assertThat(problems.found()).hasSize(2);
    assertThat(problems.found().get(0) + problems.found().get(1))
        .contains("ISR0084: @CachedFor on", "#of()", "ISR0084: @SafeCall on", "#last()");
  }

  /** Ends with the request. */
  @RequestScoped
  public static class Passing {
    @CachedFor(staleFor = 1)
    public String of() {
      return "";
    }
  }

  @Test
  void what_ends_with_a_request_is_not_renewed_behind() {
    assertProblem(Passing.class, "ISR0081", "@RequestScoped");
  }

  /** Names what is not there. */
  public static class Misnamed {
    @CachedFor(tags = "a:{b}")
    public String none() {
      return "";
    }

    @CachedFor(tags = "a:{id.x}")
    public String property(String id) {
      return id;
    }

    @CachedFor(tags = "{a}")
    public String namespace(String a) {
      return a;
    }
  }

  @Test
  void a_template_names_what_there_is() {
    read(Misnamed.class);

    assertThat(problems.found())
        .hasSize(3)
        .allSatisfy(problem -> assertThat(problem).startsWith("ISR0082: @CachedFor on"));
  }

  /** Numbers of all kinds. */
  public static class Numbers {
    @CachedFor(0)
    public String zero() {
      return "";
    }

    @CachedFor(staleFor = -1)
    public String negative() {
      return "";
    }

    @CachedFor(unit = java.time.temporal.ChronoUnit.MONTHS)
    public String months() {
      return "";
    }

    @CachedFor(Long.MAX_VALUE)
    public String most() {
      return "";
    }
  }

  @Test
  void numbers_are_within_their_ranges() {
    read(Numbers.class);

    assertThat(problems.found())
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem).startsWith("ISR0080: @CachedFor on"));
  }

  /** Wrong fallbacks. */
  public static class Unsafe {
    @SafeCall
    public int primitive() {
      return 1;
    }

    @SafeCall(fallback = "many")
    public Integer literal() {
      return 1;
    }

    @SafeCall(fallback = "null")
    public long nothing() {
      return 1;
    }

    @SafeCall(fallbackMethod = "other")
    public String method(String a) {
      return a;
    }

    String other(int a) {
      return "";
    }
  }

  @Test
  void a_fallback_fits_its_method() {
    read(Unsafe.class);

    assertThat(problems.found())
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem).startsWith("ISR0085: @SafeCall on"));
  }

  /** Right ones. */
  public static class Safe {
    @SafeCall(fallback = "{\"pages\": [7, 8]}", on = IOException.class)
    public Map<String, List<Integer>> literal() {
      return Map.of();
    }

    @SafeCall(fallbackMethod = "hidden", lastGood = true)
    public String method(String a) {
      return a;
    }

    private String hidden(String a) {
      return a;
    }

    @SafeCall
    public Optional<String> optional() {
      return Optional.of("");
    }

    @SafeCall
    public void nothing() {}
  }

  @Test
  void a_safe_method_knows_what_it_replaces_and_by_what() {
    CallMethods methods = read(Safe.class);

    assertThat(problems.found()).isEmpty();
    SafeMethod literal = find(methods, Safe.class, "literal").safe();
    assertThat(literal.literal().get()).isEqualTo(Map.of("pages", List.of(7, 8)));
    assertThat(literal.replaces(new java.io.FileNotFoundException())).isTrue();
    assertThat(literal.replaces(new IllegalStateException())).isFalse();
    assertThat(literal.lastGood()).isNull();
    SafeMethod method = find(methods, Safe.class, "method").safe();
    assertThat(method.fallbackMethod().getName()).isEqualTo("hidden");
    assertThat(method.lastGood()).isNotNull();
    assertThat(method.replaces(new InterruptedException())).isFalse();
    assertThat(find(methods, Safe.class, "optional").safe().empty()).isEqualTo(Optional.empty());
    assertThat(find(methods, Safe.class, "nothing").safe().empty()).isNull();
  }

  @Test
  void exceptions_may_be_named_in_the_configuration() {
    CallMethods methods = read(Safe.class, "SafeCall/on", "java.io.IOException, no.Such");

    assertThat(problems.found())
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p).contains("ISR0080", "on names 'no.Such'"));
    assertThat(find(methods, Safe.class, "optional").safe().replaces(new RuntimeException()))
        .isFalse();
  }

  @Test
  void a_method_that_cdi_did_not_show_is_read_at_its_first_call() {
    CallMethods methods = new CallMethods(FakeConfig.of());

    assertThat(find(methods, Whole.class, "of").cached()).isNotNull();
    assertThatExceptionOfType(IsrDefinitionException.class)
        .isThrownBy(() -> find(methods, Keyless.class, "of"));
  }
}
