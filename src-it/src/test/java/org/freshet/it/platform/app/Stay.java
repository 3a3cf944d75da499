package org.freshet.it.platform.app;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** Constraints of one member, and one of the whole. */
@Ordered
public record Stay(
    @NotNull LocalDate from,
    @NotNull LocalDate until,
    @Shelfmark @NotNull String room,
    @Size(max = 5) String note) {

  @JsonbCreator
  public Stay(
      @JsonbProperty("from") LocalDate from,
      @JsonbProperty("until") LocalDate until,
      @JsonbProperty("room") String room,
      @JsonbProperty("note") String note) {
    this.from = from;
    this.until = until;
    this.room = room == null ? null : room.strip();
    this.note = note;
  }
}
