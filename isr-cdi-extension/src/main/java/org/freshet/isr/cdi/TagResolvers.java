package org.freshet.isr.cdi;

import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagResolver;
import org.jspecify.annotations.Nullable;

/** Makes the application's tag resolvers: a bean, or else an instance of the class. */
final class TagResolvers {

  private final KnownBeans beans;

  TagResolvers(KnownBeans beans) {
    this.beans = beans;
  }

  /** Checks now, makes at the first call: contextual references exist only after deployment. */
  TagResolver resolver(Class<? extends TagResolver> type) {
    if (type == TagResolver.None.class) {
      return new TagResolver.None();
    }
    if (beans.find(type).isEmpty() && !isConstructible(type)) {
      throw new IllegalArgumentException(type.getName());
    }
    return new Late(type);
  }

  private static boolean isConstructible(Class<?> type) {
    try {
      int both = type.getModifiers() & type.getConstructor().getModifiers();
      return Modifier.isPublic(both) && !Modifier.isAbstract(type.getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private TagResolver make(Class<? extends TagResolver> type) {
    Bean<?> bean = beans.one(type);
    if (bean != null) {
      return beans.reference(bean, type);
    }
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  private final class Late implements TagResolver {

    private final Class<? extends TagResolver> type;
    private volatile @Nullable TagResolver made;

    private Late(Class<? extends TagResolver> type) {
      this.type = type;
    }

    @Override
    public Set<Tag> tags(Answered response) {
      TagResolver resolver = made;
      if (resolver == null) {
        resolver = make(type);
        made = resolver;
      }
      return resolver.tags(response);
    }
  }
}
