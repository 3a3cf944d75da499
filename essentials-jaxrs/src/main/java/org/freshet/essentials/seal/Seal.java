package org.freshet.essentials.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Seals bytes into tokens and opens them again. Nobody without a key of the ring can read what is
 * inside, change it, or make a token that opens.
 *
 * <p>A token opens only for the purpose it was sealed for, and only together with the same
 * associated data, which is not part of it: the resource, the query, the caller that it is meant
 * for. Everything that is wrong with a token looks the same from outside.
 *
 * <p>The bytes of a token: version 1, the id of its key (4), a random nonce (24), and what
 * XAES-256-GCM made of the payload, with a tag of 16. Immutable and thread-safe; sealing and
 * opening take microseconds.
 */
public final class Seal {

  private static final byte VERSION = 1;
  private static final int HEADER_BYTES = 5;
  private static final int LEAST_BYTES =
      HEADER_BYTES + XAes256Gcm.NONCE_BYTES + XAes256Gcm.TAG_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] purpose;
  private final KeyRing keys;

  /**
   * A seal.
   *
   * @param purpose what its tokens are for, such as {@code cursor}: tokens of one purpose do not
   *     open for another one, from 1 to 255 bytes in UTF-8
   * @param keys the keys
   */
  public Seal(String purpose, KeyRing keys) {
    this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    this.keys = keys;
    if (this.purpose.length == 0 || this.purpose.length > 255) {
      throw new IllegalArgumentException("a purpose has from 1 to 255 bytes");
    }
  }

  /** How many characters a token has that holds so many bytes. */
  public static int charactersFor(int payloadBytes) {
    return ((LEAST_BYTES + payloadBytes) * 4 + 2) / 3;
  }

  /**
   * Seals bytes with the first key.
   *
   * @param payload what is sealed; whoever sees the token sees how long it is
   * @param associated what must be the same when it is opened; may be empty
   * @throws IllegalArgumentException if the token would have more than {@value
   *     SealedToken#MOST_CHARACTERS} characters
   */
  public SealedToken seal(byte[] payload, byte[] associated) {
    if (charactersFor(payload.length) > SealedToken.MOST_CHARACTERS) {
      throw new IllegalArgumentException(payload.length + " bytes are too many for a token");
    }
    SealingKey key = keys.first();
    byte[] nonce = new byte[XAes256Gcm.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] header = ByteBuffer.allocate(HEADER_BYTES).put(VERSION).putInt(key.id()).array();
    byte[] sealed = key.cipher().seal(nonce, payload, bound(header, associated));
    return SealedToken.of(
        ByteBuffer.allocate(HEADER_BYTES + nonce.length + sealed.length)
            .put(header)
            .put(nonce)
            .put(sealed)
            .array());
  }

  /**
   * Opens a token with whichever key sealed it.
   *
   * @param associated what it was sealed with
   * @return what was sealed
   * @throws InvalidTokenException if the token, its purpose, its associated data or its key is
   *     another one
   */
  public byte[] open(SealedToken token, byte[] associated) throws InvalidTokenException {
    ByteBuffer bytes = ByteBuffer.wrap(token.bytes());
    byte[] header = taken(bytes, HEADER_BYTES);
    byte[] nonce = taken(bytes, XAes256Gcm.NONCE_BYTES);
    byte[] sealed = taken(bytes, bytes.remaining());
    SealingKey key = keys.find(ByteBuffer.wrap(header, 1, Integer.BYTES).getInt());
    if (header[0] != VERSION || key == null) {
      throw new InvalidTokenException();
    }
    byte[] payload = key.cipher().open(nonce, sealed, bound(header, associated));
    if (payload == null) {
      throw new InvalidTokenException();
    }
    return payload;
  }

  private static byte[] taken(ByteBuffer bytes, int count) {
    byte[] taken = new byte[count];
    bytes.get(taken);
    return taken;
  }

  /** Header, purpose and associated data, so that no two of them read alike. */
  private byte[] bound(byte[] header, byte[] associated) {
    return ByteBuffer.allocate(header.length + 1 + purpose.length + associated.length)
        .put(header)
        .put((byte) purpose.length)
        .put(purpose)
        .put(associated)
        .array();
  }
}
