namespace CoProduction.Registry.Minerals;

public enum MineralKind
{
    Mineral,

    /// <summary>Made, not mined: cotton linters, nitrocellulose, TNT.</summary>
    Material,
}
