namespace CoProduction.Registry.Factories;

/// <summary>How far a promised expansion has come, in ascending order. Cancelled stands outside the order.</summary>
public enum ExpansionStage
{
    Proposed,
    Announced,
    Funded,
    Contracted,
    Building,
    Commissioned,
    Cancelled,
}
