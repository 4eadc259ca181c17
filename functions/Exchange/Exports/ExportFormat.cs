namespace CoProduction.Functions.Exchange.Exports;

/// <summary>In what form the register is exported.</summary>
public enum ExportFormat
{
    /// <summary>A zip of the register's CSV files.</summary>
    Csv,

    /// <summary>One record a line, as an import takes them.</summary>
    JsonLines,

    /// <summary>The sites on the map (RFC 7946).</summary>
    Geojson,
}
