package org.freshet.isr.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.freshet.isr.FakeBeans;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagResolversTest {

  private static final TagResolver.Answered ANSWERED =
      new TagResolver.Answered(Map.of(), Map.of(), null);

  private static int made;

  private final FakeBeans beans = new FakeBeans();

  /** Counts its instances. */
  public static class Counted implements TagResolver {

    private final String name;

    /** As the library makes it. */
    public Counted() {
      this("made");
    }

    private Counted(String name) {
      made++;
      this.name = name;
    }

    @Override
    public Set<Tag> tags(Answered response) {
      return Set.of(Tag.of(name));
    }
  }

  /** Cannot be made. */
  public abstract static class Abstract extends Counted {}

  /** Cannot be made without being told something. */
  public static final class WithParameter extends Counted {
    /** Wants a name. */
    public WithParameter(String name) {
      super(name);
    }
  }

  /** Cannot be made from outside. */
  public static final class PrivatelyMade extends Counted {
    private PrivatelyMade() {}
  }

  static final class Hidden extends Counted {
    public Hidden() {}
  }

  @BeforeEach
  void nothing_is_made_yet() {
    made = 0;
  }

  private TagResolver resolver(Class<? extends TagResolver> type) {
    KnownBeans known = new KnownBeans();
    known.use(beans.manager());
    return new TagResolvers(known).resolver(type);
  }

  @Test
  void no_resolver_resolves_nothing() {
    assertThat(resolver(TagResolver.None.class).tags(ANSWERED)).isEmpty();
  }

  @Test
  void a_class_is_made_once_and_not_before_it_is_called() {
    TagResolver resolver = resolver(Counted.class);
    assertThat(made).isZero();

    assertThat(resolver.tags(ANSWERED)).containsExactly(Tag.of("made"));
    resolver.tags(ANSWERED);
    assertThat(made).isEqualTo(1);
  }

  @Test
  void a_bean_is_asked_of_cdi() {
    beans.made(Counted.class, () -> new Counted("bean"));
    TagResolver resolver = resolver(Counted.class);
    assertThat(made).isZero();

    assertThat(resolver.tags(ANSWERED)).containsExactly(Tag.of("bean"));
    resolver.tags(ANSWERED);
    assertThat(made).isEqualTo(1);
  }

  @Test
  void a_bean_need_not_be_constructible() {
    beans.made(WithParameter.class, () -> new WithParameter("bean"));

    assertThat(resolver(WithParameter.class).tags(ANSWERED)).containsExactly(Tag.of("bean"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        TagResolver.class,
        Abstract.class,
        WithParameter.class,
        PrivatelyMade.class,
        Hidden.class
      })
  void what_is_no_bean_and_cannot_be_made_is_refused_at_once(Class<? extends TagResolver> type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolver(type))
        .withMessage(type.getName());
  }
}
