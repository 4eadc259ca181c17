namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>In what form something is imported.</summary>
public enum ImportFormat
{
    /// <summary>A zip of the register's CSV files: all of it is taken or nothing.</summary>
    Zip,

    /// <summary>One of the register's CSV files: all of it is taken or nothing.</summary>
    Csv,

    /// <summary>One record a line: each is taken or not by itself.</summary>
    JsonLines,
}
