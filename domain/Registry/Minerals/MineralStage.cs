namespace CoProduction.Registry.Minerals;

/// <summary>A stage in a mineral's way from the ground to the part.</summary>
public enum MineralStage
{
    Extraction,
    Refining,
    Component,
}
