package org.freshet.docs.example;

/** What is shown of a post. */
public record PostView(long id, String title, String category) {

  static PostView of(Post post) {
    return new PostView(post.getId(), post.getTitle(), post.getCategory().getName());
  }
}
