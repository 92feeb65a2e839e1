package io.sysmon.aggregator.store;

import io.sysmon.aggregator.domain.AccessToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The tables {@code token} and {@code token_use}. Stateless. */
final class TokenTable {

    static final String SELECT_TOKENS = """
            SELECT name, hash, kind, hosts, tags, created, last_used
              FROM token LEFT JOIN token_use ON token_id = id
             ORDER BY name
            """;

    static final String SELECT_TOKEN_VERSION = """
            SELECT count(*), ifnull(max(id), 0) FROM token
            """;

    static final String INSERT_TOKEN = """
            INSERT INTO token (name, hash, kind, hosts, tags, created)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (name) DO NOTHING
            """;

    static final String DELETE_TOKEN = """
            DELETE FROM token WHERE name = ?
            """;

    static final String DELETE_ORPHANED_USE = """
            DELETE FROM token_use WHERE token_id NOT IN (SELECT id FROM token)
            """;

    /** Of a token that was revoked meanwhile nothing is kept. */
    static final String UPSERT_TOKEN_USE = """
            INSERT INTO token_use (token_id, last_used)
            SELECT id, ? FROM token WHERE hash = ?
            ON CONFLICT (token_id) DO UPDATE SET last_used = excluded.last_used
            """;

    private TokenTable() {}

    static List<AccessToken> readAll(Connection connection) throws SQLException {
        List<AccessToken> tokens = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT_TOKENS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tokens.add(readRow(row));
            }
        }
        return tokens;
    }

    /** Something that is another after each token that was added or revoked. */
    static String readVersion(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_TOKEN_VERSION);
                ResultSet row = select.executeQuery()) {
            return row.getLong(1) + "/" + row.getLong(2);
        }
    }

    /** Whether it was inserted; not when there is one of this name. */
    static boolean insert(Connection connection, AccessToken token) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_TOKEN)) {
            insert.setString(1, token.name());
            insert.setString(2, token.hash());
            insert.setString(3, token.kind().name().toLowerCase(Locale.ROOT));
            insert.setString(4, String.join(",", token.hosts()));
            insert.setString(5, TagsJson.write(token.tags()));
            insert.setLong(6, token.created());
            return insert.executeUpdate() == 1;
        }
    }

    /** Whether there was one of this name. */
    static boolean delete(Connection connection, String name) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE_TOKEN);
                PreparedStatement deleteUse = connection.prepareStatement(DELETE_ORPHANED_USE)) {
            delete.setString(1, name);
            boolean found = delete.executeUpdate() == 1;
            deleteUse.executeUpdate();
            return found;
        }
    }

    /** Notes last uses, Unix seconds by the token's hash. */
    static void writeUses(Connection connection, Map<String, Long> lastUsed) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT_TOKEN_USE)) {
            for (Map.Entry<String, Long> use : lastUsed.entrySet()) {
                upsert.setLong(1, use.getValue());
                upsert.setString(2, use.getKey());
                upsert.executeUpdate();
            }
        }
    }

    private static AccessToken readRow(ResultSet row) throws SQLException {
        long lastUsed = row.getLong(7);
        boolean unused = row.wasNull();
        return new AccessToken(
                row.getString(1),
                row.getString(2),
                AccessToken.Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                Stream.of(row.getString(4).split(","))
                        .filter(pattern -> !pattern.isEmpty())
                        .toList(),
                TagsJson.read(row.getString(5)),
                row.getLong(6),
                unused ? OptionalLong.empty() : OptionalLong.of(lastUsed));
    }
}
