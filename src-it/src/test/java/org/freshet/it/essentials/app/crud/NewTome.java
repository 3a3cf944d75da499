package org.freshet.it.essentials.app.crud;

import jakarta.validation.constraints.NotNull;

/** What a tome is made of: its code is said once. */
public class NewTome extends TomeForm {

  @NotNull private String code;

  public Tome tome() {
    Tome tome = new Tome(code);
    applyTo(tome);
    return tome;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
