package io.milehub.fulfilment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the lines of orders stand with their suppliers. */
@Service
public class OrderLines {
    private static final String OF = """
            select line, sku, ordered, accepted, refused, cancelled, backordered, shipped, delivered, returned
              from fulfilment.line_states(:order)
             order by line
            """;

    private final JdbcClient jdbc;

    OrderLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The lines of an order, with the numbers under which suppliers know them; none of an order that is not ours. */
    @Transactional(readOnly = true)
    public List<OrderLine> of(long order) {
        return jdbc.sql(OF).param("order", order).query(OrderLines::row).list();
    }

    private static OrderLine row(ResultSet row, int number) throws SQLException {
        return new OrderLine(
                row.getInt("line"),
                row.getString("sku"),
                row.getInt("ordered"),
                row.getInt("accepted"),
                row.getInt("refused"),
                row.getInt("cancelled"),
                row.getInt("backordered"),
                row.getInt("shipped"),
                row.getInt("delivered"),
                row.getInt("returned"));
    }
}
