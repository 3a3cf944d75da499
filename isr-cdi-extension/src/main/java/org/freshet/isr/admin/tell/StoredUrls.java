package org.freshet.isr.admin.tell;

import java.util.List;
import org.freshet.isr.api.Tag;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/** Stored pages by tag, page by page, with the addresses under which visitors know them. */
public final class StoredUrls {

  private final TagGraph graph;
  private final ResponseStore store;

  /** Pages of these memories. */
  public StoredUrls(TagGraph graph, ResponseStore store) {
    this.graph = graph;
    this.store = store;
  }

  /**
   * Some pages.
   *
   * @param pages in the order of the graph
   * @param next what to ask for after that, null at the end
   */
  public record Some(List<StoredUrl> pages, @Nullable String next) {}

  /**
   * A stored page.
   *
   * @param url where it is found; its path and route as the key has them, where it is linked but
   *     not stored any more
   * @param key its key
   */
  public record StoredUrl(String url, String key) {}

  /**
   * Pages that depend on a tag.
   *
   * @param after {@link Some#next} of those before, null for the first
   * @param limit the most, from 1
   */
  public Some of(Tag tag, @Nullable String after, int limit) {
    List<String> keys = graph.keys(tag, after, limit + 1);
    List<String> some = keys.subList(0, Math.min(limit, keys.size()));
    return new Some(
        some.stream().map(key -> new StoredUrl(url(key), key)).toList(),
        keys.size() > limit ? some.get(limit - 1) : null);
  }

  /** The address of what is stored under a key. */
  public String url(String key) {
    StoredResponse response = store.get(key);
    if (response != null) {
      return response.renewal().base() + response.renewal().target();
    }
    String[] fields = key.split("\\|", -1);
    return fields.length > 2 ? fields[0] + fields[2] : key;
  }
}
