package org.freshet.essentials.seal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * XAES-256-GCM (c2sp.org/XAES-256-GCM) with one key: AES-256-GCM whose key is derived anew from
 * half of a nonce of 192 bits, so that nonces may be drawn at random for as long as anybody lives.
 *
 * <p>The derivation is AES-CMAC over one block for each half of the key (NIST SP 800-108r1), made
 * of the JDK's block cipher. Thread-safe: ciphers, which are not, are lent to one use at a time,
 * and there are as many as were ever in use at once.
 */
final class XAes256Gcm {

  static final int KEY_BYTES = 32;
  static final int NONCE_BYTES = 24;
  static final int TAG_BYTES = 16;

  private static final int BLOCK_BYTES = 16;
  private static final int HALF_NONCE = 12;

  /** What shifting a one out of a block adds to it (NIST SP 800-38B, section 5.3). */
  private static final int R_128 = 0x87;

  private final SecretKeySpec key;
  private final byte[] subkey;
  private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Cipher> idleBlocks = new ConcurrentLinkedQueue<>();

  /**
   * The cipher with a key.
   *
   * @param key 32 bytes, which are copied
   */
  XAes256Gcm(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    this.key = new SecretKeySpec(key, "AES");
    try {
      this.subkey = doubled(blocks(new byte[BLOCK_BYTES]));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** The sealed text with its tag at the end. */
  byte[] seal(byte[] nonce, byte[] plain, byte[] associated) {
    try {
      return crypt(Cipher.ENCRYPT_MODE, nonce, plain, associated);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** The plain text, null if anything about it is not as it was sealed. */
  byte @Nullable [] open(byte[] nonce, byte[] sealed, byte[] associated) {
    try {
      return crypt(Cipher.DECRYPT_MODE, nonce, sealed, associated);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] text, byte[] associated)
      throws GeneralSecurityException {
    Cipher lent = idle.poll();
    Cipher cipher = lent == null ? Cipher.getInstance("AES/GCM/NoPadding") : lent;
    cipher.init(
        mode,
        new SecretKeySpec(derived(nonce), "AES"),
        new GCMParameterSpec(TAG_BYTES * 8, nonce, HALF_NONCE, NONCE_BYTES - HALF_NONCE));
    cipher.updateAAD(associated);
    byte[] done = cipher.doFinal(text);
    // One that refused something is not used again.
    idle.offer(cipher);
    return done;
  }

  /** Both halves of the derived key: blocks that differ in their counter alone. */
  private byte[] derived(byte[] nonce) throws GeneralSecurityException {
    byte[] messages = new byte[2 * BLOCK_BYTES];
    for (int i = 0; i < 2; i++) {
      int at = i * BLOCK_BYTES;
      messages[at + 1] = (byte) (i + 1);
      messages[at + 2] = 'X';
      System.arraycopy(nonce, 0, messages, at + 4, HALF_NONCE);
      for (int j = 0; j < BLOCK_BYTES; j++) {
        messages[at + j] ^= subkey[j];
      }
    }
    return blocks(messages);
  }

  /** Each block for itself, which is what makes CMAC of one block out of a block cipher. */
  private byte[] blocks(byte[] plain) throws GeneralSecurityException {
    Cipher lent = idleBlocks.poll();
    Cipher cipher = lent == null ? blockCipher() : lent;
    byte[] done = cipher.doFinal(plain);
    idleBlocks.offer(cipher);
    return done;
  }

  private Cipher blockCipher() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher;
  }

  private static byte[] doubled(byte[] block) {
    byte[] shifted = Arrays.copyOf(block, block.length);
    int carry = 0;
    for (int i = block.length - 1; i >= 0; i--) {
      int both = (block[i] & 0xff) << 1 | carry;
      shifted[i] = (byte) both;
      carry = both >> 8;
    }
    shifted[block.length - 1] ^= (byte) (carry * R_128);
    return shifted;
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("this JDK has no AES-256-GCM", e);
  }
}
