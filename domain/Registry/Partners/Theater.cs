namespace CoProduction.Registry.Partners;

/// <summary>A part of the world in which partners lie. No theater follows from a country's code; the partner's record says which one it is in.</summary>
public enum Theater
{
    NorthAmerica,
    LatinAmerica,
    Europe,
    Africa,
    MiddleEast,
    IndoPacific,
}
