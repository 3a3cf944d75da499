package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.DraftMode;

/** A part of pages, kept by itself, that shows an editor more than others. */
@ApplicationScoped
public class DraftParts {

  @Inject DraftMode draft;
  @Inject Stage stage;

  @CachedFor
  public String of(String page) {
    return (draft.isEnabled() ? "draft " : "published ") + stage.run("part-" + page);
  }
}
