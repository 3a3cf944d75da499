package org.freshet.essentials.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.data.page.CursoredPage;
import jakarta.data.page.PageRequest;
import jakarta.data.page.PageRequest.Cursor;
import jakarta.data.page.PageRequest.Mode;
import jakarta.data.page.impl.CursoredPageRecord;
import jakarta.data.page.impl.PageRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.paging.repository.RepositoryPages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With pages as Jakarta Data itself makes them. */
class RepositoryPagesTest {

  private static final Shelf SHELF = new Shelf(List.of("-price"), 3);

  @Test
  void a_page_by_number_is_asked_for_and_answered() {
    RepositoryPages pages = pages(PageStyle.PAGE_NUMBER, null, 6);

    PageRequest request = pages.request("id");
    Paged<Integer> page = pages.page(new PageRecord<>(request, List.of(7, 8, 9), 10));

    assertThat(request).isEqualTo(PageRequest.ofPage(3, 3, true));
    assertThat(page).isEqualTo(new Paged<>(List.of(7, 8, 9), 10, true, true, null, null));
  }

  @Test
  void the_order_is_that_of_the_request_made_unique() {
    assertThat(pages(PageStyle.CURSOR, null, 0).<Integer>order("id").sorts())
        .extracting(sort -> sort.property() + sort.isDescending())
        .containsExactly("pricetrue", "idfalse");
  }

  @Test
  void cursors_go_forward_and_back_with_the_keys_of_rows() {
    RepositoryPages first = pages(PageStyle.CURSOR, null, 0);
    assertThat(first.request("id").mode()).isEqualTo(Mode.OFFSET);
    Paged<Integer> page = first.page(found(first.request("id"), true, false), "id");
    assertThat(page.hasPrevious()).isFalse();

    RepositoryPages second = pages(PageStyle.CURSOR, page.next(), 0);
    PageRequest next = second.request("id");
    assertThat(next.mode()).isEqualTo(Mode.CURSOR_NEXT);
    assertThat(next.cursor()).contains(Cursor.forKey(30, 3L));
    assertThat(next.size()).isEqualTo(3);
    Paged<Integer> more = second.page(found(next, false, true), "id");
    assertThat(more.next()).isNull();

    PageRequest back = pages(PageStyle.CURSOR, more.previous(), 0).request("id");
    assertThat(back.mode()).isEqualTo(Mode.CURSOR_PREVIOUS);
    assertThat(back.cursor()).contains(Cursor.forKey(10, 1L));
  }

  @Test
  void a_cursor_of_another_order_and_pages_by_offset_are_refused() {
    RepositoryPages first = pages(PageStyle.CURSOR, null, 0);
    String next = first.page(found(first.request("id"), true, false), "id").next();

    assertThatThrownBy(() -> pages(PageStyle.CURSOR, next, 0).request("isbn"))
        .hasMessageContaining("the cursor is not valid");
    assertThatThrownBy(() -> pages(PageStyle.LIMIT_OFFSET, null, 0).request("id"))
        .hasMessage("Jakarta Data has pages by number and by cursor only");
  }

  /** Three rows with prices of ten times their ids. */
  private static CursoredPage<Integer> found(PageRequest asked, boolean next, boolean previous) {
    List<Cursor> cursors =
        IntStream.rangeClosed(1, 3).mapToObj(i -> Cursor.forKey(i * 10, (long) i)).toList();
    return new CursoredPageRecord<>(List.of(1, 2, 3), cursors, -1, asked, !previous, !next);
  }

  private static RepositoryPages pages(PageStyle style, @Nullable String cursor, long offset) {
    return new RepositoryPages(SHELF.request(style, cursor, offset));
  }
}
