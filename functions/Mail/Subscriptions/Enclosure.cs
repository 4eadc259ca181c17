namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>What a report can bring along.</summary>
public enum Enclosure
{
    /// <summary>The figures as CSV.</summary>
    Figures,

    /// <summary>A chart of each family, shown in the report.</summary>
    Charts,
}
