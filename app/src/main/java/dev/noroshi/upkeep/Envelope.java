package dev.noroshi.upkeep;

import dev.noroshi.platform.start.CannotStart;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Date;
import java.time.Instant;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/// The encryption of a backup: an OpenPGP message as in RFC 9580, AES-256 in OCB mode in authenticated pieces of 64 KiB,
/// its key from the passphrase by Argon2id. Any OpenPGP program of that standard can open it.
final class Envelope {

    /// 2^(10 + 6) bytes, the size of a piece.
    private static final int PIECE = 10;
    private static final int BUFFER = 1 << 16;
    private static final String NAME = "noroshi-backup.zip";

    private Envelope() {
    }

    /// How long a passphrase is stretched. It is written into the message, so that opening needs no word of it.
    ///
    /// @param memory the exponent of its kibibytes: 16 for 64 MiB
    record Cost(int passes, int lanes, int memory) {

        /// RFC 9580, 3.7.1.4: the second of the two recommended ones, for when memory is not plenty.
        static final Cost USUAL = new Cost(3, 4, 16);
    }

    /// What is written goes encrypted into `file`, which is closed with it.
    static OutputStream sealing(OutputStream file, char[] passphrase, Instant now, Cost cost) throws IOException {
        try {
            var encryptor = new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256);
            encryptor.setWithAEAD(AEADAlgorithmTags.OCB, PIECE);
            encryptor.setUseV6AEAD();
            encryptor.setSecureRandom(new SecureRandom());
            var message = new PGPEncryptedDataGenerator(encryptor);
            message.addMethod(new BcPBEKeyEncryptionMethodGenerator(passphrase,
                    new S2K.Argon2Params(cost.passes(), cost.lanes(), cost.memory(), new SecureRandom()))
                    .setSecureRandom(new SecureRandom()));
            var encrypted = message.open(file, new byte[BUFFER]);
            var content = new PGPLiteralDataGenerator().open(encrypted, PGPLiteralData.BINARY, NAME, Date.from(now),
                    new byte[BUFFER]);
            return new FilterOutputStream(content) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    content.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    content.close();
                    encrypted.close();
                    file.close();
                }
            };
        } catch (PGPException e) {
            throw new IOException("Could not begin to encrypt", e);
        }
    }

    /// The content of a message.
    ///
    /// @throws CannotStart when it is no backup, or the passphrase does not open it
    static InputStream opened(InputStream in, char[] passphrase) throws IOException {
        PGPPBEEncryptedData sealed;
        var source = new BufferedInputStream(in, BUFFER);
        try {
            var first = new BcPGPObjectFactory(source).nextObject();
            if (!(first instanceof PGPEncryptedDataList list) || list.isEmpty()
                    || !(list.get(0) instanceof PGPPBEEncryptedData found))
                throw noBackup(null);
            sealed = found;
        } catch (IOException | RuntimeException e) {
            throw e instanceof CannotStart known ? known : noBackup(e);
        }
        try {
            var content = sealed.getDataStream(
                    new BcPBEDataDecryptorFactory(passphrase, new BcPGPDigestCalculatorProvider()));
            if (new BcPGPObjectFactory(content).nextObject() instanceof PGPLiteralData literal)
                return new BufferedInputStream(new ToTheEnd(literal.getInputStream(), content, source), BUFFER);
            throw noBackup(null);
        } catch (PGPException | IOException | RuntimeException e) {
            if (e instanceof CannotStart known) throw known;
            throw new CannotStart("パスフレーズが違うか、ファイルが壊れています。", "the passphrase is wrong, or the file is damaged", e);
        }
    }

    /// When the content has come to its end, so must the encryption around it, where its last seal stands, and the file.
    private static final class ToTheEnd extends FilterInputStream {

        private final InputStream around;
        private final InputStream file;

        ToTheEnd(InputStream content, InputStream around, InputStream file) {
            super(content);
            this.around = around;
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                var read = in.read(bytes, from, length);
                if (read < 0 && (around.read() >= 0 || file.read() >= 0))
                    throw new IOException("Something stands after the content");
                return read;
            } catch (RuntimeException e) {
                throw new IOException("The encryption is broken", e);
            }
        }
    }

    private static CannotStart noBackup(@org.jspecify.annotations.Nullable Exception cause) {
        return new CannotStart("これはNoroshiのバックアップではないか、壊れています。",
                "this is no backup of Noroshi, or it is damaged", cause);
    }
}
