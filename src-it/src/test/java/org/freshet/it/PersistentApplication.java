package org.freshet.it;

import java.io.File;
import java.net.URISyntaxException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.freshet.isr.persistence.unit.SharedCaches;
import org.freshet.it.persistence.Article;
import org.freshet.it.persistence.Category;
import org.freshet.it.persistence.Database;
import org.freshet.it.persistence.Post;
import org.freshet.it.persistence.Topic;
import org.freshet.it.persistence.Trap;
import org.freshet.it.persistence.Unattached;
import org.freshet.it.server.Archives;
import org.jboss.shrinkwrap.api.asset.StringAsset;

/** What the archives of {@link org.freshet.it.persistence} have in common, and their rows. */
final class PersistentApplication {

  private PersistentApplication() {}

  static StringAsset persistence() {
    return Archives.persistence(
        "shop",
        "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
        Post.class,
        Category.class,
        Article.class,
        Topic.class,
        Trap.class,
        Trap.ToText.class,
        Unattached.class);
  }

  /** An archive with an extension is one of beans only if it says so. */
  static StringAsset beans() {
    return new StringAsset(
        """
        <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
               bean-discovery-mode="annotated"/>
        """);
  }

  /** The assertions, for tests that run inside of the server. */
  static File[] assertions() {
    try {
      return new File[] {
        new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI())
      };
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two categories and a post in the first, none of it in a cache. */
  static void fill(Database database, PersistenceUnits units) {
    for (String table : List.of("Post", "Article_Topic", "Article", "Topic", "Category", "Trap")) {
      database.execute("delete from " + table);
    }
    new SharedCaches(units).evictAll();
    database.commit(
        entities -> {
          Category category = new Category(1, "one");
          entities.persist(category);
          entities.persist(new Category(2, "two"));
          entities.persist(new Post(7, "a", category));
        });
    new SharedCaches(units).evictAll();
  }
}
