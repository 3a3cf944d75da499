package org.freshet.isr.edge.vendor;

import java.util.List;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;

/**
 * Whatever caches there are on the way that understand {@code Cache-Groups} (RFC 9875). Nobody can
 * tell them what has changed from here; responses carry as much as each of them must take.
 */
public final class CacheGroups implements EdgeCache {

  /** Section 2: at least 32 groups of at least 32 characters. */
  private static final int SUPPORTED = 32;

  @Override
  public String name() {
    return "cache-groups";
  }

  @Override
  public List<TagField> tagFields() {
    return List.of(new TagField("Cache-Groups", ", ", true, SUPPORTED, SUPPORTED, TagField.LINE));
  }

  @Override
  public Reach reach() {
    return new Reach(0, 0, 0, false, Integer.MAX_VALUE);
  }

  @Override
  public PurgeResult purge(Purge purge) {
    return PurgeResult.done();
  }
}
