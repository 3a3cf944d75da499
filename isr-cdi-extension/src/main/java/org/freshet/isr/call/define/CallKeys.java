package org.freshet.isr.call.define;

import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.isr.api.CacheKey;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;

/** Finds out how the calls of a method are told apart. */
final class CallKeys {

  private CallKeys() {}

  static CallKey of(CallSite at, Class<? extends Annotation> annotation, Problems problems) {
    Parameter[] parameters = at.method().getParameters();
    Type[] types = at.method().getGenericParameterTypes();
    boolean chosen =
        Arrays.stream(parameters).anyMatch(each -> each.isAnnotationPresent(CacheKey.class));
    List<CallKey.Parameter> parts = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      if (chosen && !parameters[i].isAnnotationPresent(CacheKey.class)) {
        continue;
      }
      KeyPart part = KeyPart.of(types[i]);
      if (part == null) {
        problems.add(
            Codes.CALL_KEY,
            at.text(annotation),
            "parameter "
                + i
                + " is a "
                + types[i].getTypeName()
                + ", which has no canonical text: must be left out by @CacheKey on the others");
      } else {
        parts.add(new CallKey.Parameter(i, part));
      }
    }
    return new CallKey(at.bean().getName() + "#" + at.signature(), parts);
  }
}
