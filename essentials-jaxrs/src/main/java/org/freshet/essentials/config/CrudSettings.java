package org.freshet.essentials.config;

/**
 * The settings {@code essentials.crud.*}.
 *
 * @param refuseUnknown {@code essentials.crud.unknown-members}: whether members that a form does
 *     not know are {@code refused} or {@code ignored}; default refused
 * @param requireMatch {@code essentials.crud.if-match}: whether a change must say which version it
 *     means, {@code optional} or {@code required}; default optional
 */
public record CrudSettings(boolean refuseUnknown, boolean requireMatch) {

  static CrudSettings read(Values values) {
    return new CrudSettings(
        values.word("essentials.crud.unknown-members", "refused", "ignored").equals("refused"),
        values.word("essentials.crud.if-match", "optional", "required").equals("required"));
  }
}
