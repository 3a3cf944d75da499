package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.IsrContext;

/** A part of pages that depends on their language, though its key does not say so. */
@ApplicationScoped
public class Phrases {

  @Inject IsrContext isr;
  @Inject Stage stage;

  @CachedFor
  public String greeting(String page) {
    stage.run("phrase-" + page);
    return isr.language().map(Locale::getLanguage).orElse("none").equals("de") ? "Hallo" : "Hello";
  }
}
