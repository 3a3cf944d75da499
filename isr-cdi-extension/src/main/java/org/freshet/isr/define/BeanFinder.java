package org.freshet.isr.define;

import jakarta.enterprise.inject.spi.Bean;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/** Finds the beans of an application, wherever the library itself lies. */
@FunctionalInterface
public interface BeanFinder {

  /** The beans of a type with all of some qualifiers, empty if there are none. */
  Set<Bean<?>> find(Type type, Annotation... qualifiers);
}
