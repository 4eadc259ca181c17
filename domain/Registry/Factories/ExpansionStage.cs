namespace CoProduction.Registry.Factories;

/// <summary>How far a promised expansion has come, in this order; cancelled stands outside it.</summary>
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
